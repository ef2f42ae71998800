int main(void)
{
    return folded() != computed(0.3, 0.7);
}

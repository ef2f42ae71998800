// Values of enumerations.
// REQUIRES: import, quad
// RUN: %ccheck %s --grad=powers --int k=0,1,5
enum kind { LINEAR, SQUARE, CUBE = 5 };

double powers(double x, enum kind k)
{
    enum kind other = k == LINEAR ? CUBE : LINEAR;
    if (other == CUBE) return x;
    if (k == SQUARE) return x * x;
    return x * x * x;
}

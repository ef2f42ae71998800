fn open(x = 1

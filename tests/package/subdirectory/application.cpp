int dependant();

int main() { return dependant(); }

#include <csprel/directory/directory.hpp>

int dependant() { return 0; }

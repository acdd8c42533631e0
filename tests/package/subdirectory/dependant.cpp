#include <csprel/directory/directory.hpp>

int dependant() { return csprel::directory::make({}) ? 0 : 1; }

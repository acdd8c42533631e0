// A consumer of the compiled components.
#include <csprel/directory/directory.hpp>
#include <csprel/json/directory_document.hpp>

int main() {}

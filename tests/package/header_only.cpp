// A consumer of the policy headers alone.
#include <csprel/policy/china_21vianet.hpp>
#include <csprel/policy/decide.hpp>

int main() {}

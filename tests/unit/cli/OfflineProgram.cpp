#include "app/cli/recover/Offline.h"

// The offline commands alone, as a program that links nothing else of ours.
int main(int argc, char** argv)
{
    return tercet::cli::runOffline({ argv + 1, argv + argc }).value_or(2);
}

"""`python -m reformat` is the command line."""

from reformat.cli.main import main

if __name__ == "__main__":
    main()

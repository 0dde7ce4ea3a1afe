"""``python -m aidraft``: the same command as the console script."""

from aidraft.cli import main

if __name__ == "__main__":
    main()

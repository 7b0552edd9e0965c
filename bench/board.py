from bench.figures import Figure


def figures(size: str, rounds: int = 5) -> list[Figure]:
    return []

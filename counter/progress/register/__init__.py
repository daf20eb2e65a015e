"""The register of results: sealed, void and made anew, looked up by those who hold one."""

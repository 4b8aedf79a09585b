"""Where a pipeline runs: in this process, over a pool of processes, on Spark. The rows are the same."""

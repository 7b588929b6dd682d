"""Many sources on any executor: in order, resumable, with memory that does not grow with their number."""

from reformat.batch.executors import Crew, dask, processes
from reformat.batch.outcome import Fault, Outcome, Tally
from reformat.batch.run import Plan, run
from reformat.batch.sources import failed_lines, gather, listed

__all__ = ["Crew", "Fault", "Outcome", "Plan", "Tally", "dask", "failed_lines", "gather", "listed", "processes", "run"]

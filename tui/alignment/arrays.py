"""Names of the array types that the stages of the alignment hand on."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bytes: TypeAlias = NDArray[np.uint8]
Sparse: TypeAlias = Any
"""A scipy.sparse CSR matrix; SciPy ships no types."""

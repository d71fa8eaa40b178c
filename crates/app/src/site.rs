//! Sites: addresses, contact persons, capacity.

//! Decisions on admission, with the version and the facts they rest on; capacity.

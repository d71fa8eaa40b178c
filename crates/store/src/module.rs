//! Taking part in modules.

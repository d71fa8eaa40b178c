//! Lead and deputy: assigning, handing over, absence.

//! The journeys, one file for each main job.

mod closing;
mod everywhere;
mod keyboard;
mod seam;
mod steps;
mod way;

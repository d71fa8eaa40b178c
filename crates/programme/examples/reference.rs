//! Prints the reference of programme files. `cargo xtask regen` writes it to
//! `docs/programme-files.md`.

fn main() {
    print!("{}", programme::reference::markdown());
}

use super::*;

#[test]
fn every_shipped_programme_parses() {
    let catalogue = Catalogue::shipped().unwrap();
    assert!(catalogue.get("puemas").is_some());
    assert!(!catalogue.holidays().0.is_empty());
}

//! The map of the network: the client in the middle, three rings, five sectors. What a tie does is
//! told by shape, line and colour together; the table beside the map says the same in words.

use app::network::Network;
use domain::{
    Code,
    network::{Closeness, LifeArea, Quality},
};
use i18n::Texts;

/// Width of the picture, in its own units.
const WIDTH: f64 = 440.0;

/// Height of the picture.
const HEIGHT: f64 = 438.0;

/// The middle.
const CENTRE: (f64, f64) = (220.0, 224.0);

/// Radii of the rings, from the inner to the outer one.
const RINGS: [f64; 3] = [84.0, 138.0, 190.0];

/// Half the size of a node.
const NODE: f64 = 13.0;

/// The longest name in the picture, in characters.
const NAME: usize = 18;

/// The picture, ready for its template.
pub(super) struct Map {
    pub title: String,
    pub description: String,
    pub client: String,
    pub rings: [f64; 3],
    pub borders: Vec<(String, String)>,
    pub areas: Vec<Area>,
    pub nodes: Vec<Node>,
    /// Whether somebody's name found no room or was shortened, so that the list of names belongs to the picture.
    pub listed: bool,
}

/// The name of a sector.
pub(super) struct Area {
    pub label: String,
    pub x: &'static str,
    pub y: &'static str,
    pub anchor: &'static str,
}

/// Somebody on the map.
pub(super) struct Node {
    pub number: usize,
    /// The whole name, for the list below a narrow picture.
    pub called: String,
    pub class: &'static str,
    pub x: String,
    pub y: String,
    /// Corners of the shape, unless it is a circle.
    pub corners: Option<String>,
    pub name: Option<Name>,
    /// A stroke across the line, if contact is forbidden.
    pub bar: Option<[String; 4]>,
}

/// A name beside its node.
pub(super) struct Name {
    pub text: String,
    pub x: String,
    pub y: String,
    pub anchor: &'static str,
}

/// Draws the ties of the day; `None` if there are none.
pub(super) fn map(texts: &Texts, network: &Network) -> Option<Map> {
    if network.ties.is_empty() {
        return None;
    }
    let seats: Vec<Seat> = network
        .ties
        .iter()
        .map(|tie| Seat {
            area: tie.row.role.area(),
            ring: tie.row.closeness,
        })
        .collect();
    let places = places(&seats);
    let mut taken = Taken::new(&places);
    let bars = network.ties.iter().zip(&places);
    let bars = bars.map(|(tie, place)| tie.no_contact.as_ref().map(|_| *place));
    bars.flatten().for_each(|place| taken.bar(place));
    let nodes: Vec<Node> = network
        .ties
        .iter()
        .zip(&places)
        .enumerate()
        .map(|(at, (tie, place))| Node {
            number: at + 1,
            called: tie.row.called().to_owned(),
            class: class(tie.row.quality),
            x: number(place.0),
            y: number(place.1),
            corners: corners(tie.row.quality, *place),
            name: taken.name(&shortened(tie.row.called()), *place),
            bar: tie.no_contact.as_ref().map(|_| bar(*place).map(number)),
        })
        .collect();
    let client = &network.head.case;
    let given = client.given_names.split_whitespace().next();
    Some(Map {
        title: texts.with(
            "network-map-title",
            &[("date", texts.date(network.day).into())],
        ),
        description: description(texts, network),
        client: given
            .filter(|name| name.chars().count() <= 7)
            .unwrap_or_default()
            .to_owned(),
        rings: RINGS,
        borders: (0_u32..5).map(border).collect(),
        areas: areas(texts),
        listed: nodes.iter().any(|one| {
            let shown = one.name.as_ref();
            shown.is_none_or(|name| name.text != one.called)
        }),
        nodes,
    })
}

fn description(texts: &Texts, network: &Network) -> String {
    let count = |quality: Quality| {
        let n = network.ties.iter().filter(|tie| tie.row.quality == quality);
        i64::try_from(n.count()).unwrap_or(i64::MAX)
    };
    texts.with(
        "network-map-description",
        &[
            ("supporting", count(Quality::Supporting).into()),
            ("burdening", count(Quality::Burdening).into()),
            ("unclear", count(Quality::Unclear).into()),
        ],
    )
}

/// Class of what a tie does; shape and line hang on it.
pub(super) fn class(quality: Quality) -> &'static str {
    match quality {
        Quality::Supporting => "supporting",
        Quality::Burdening => "burdening",
        Quality::Unclear => "unclear",
    }
}

fn areas(texts: &Texts) -> Vec<Area> {
    let corner = |area: LifeArea| match area {
        LifeArea::Family => ("220", "22", "middle"),
        LifeArea::Friends => ("436", "48", "end"),
        LifeArea::Work => ("436", "433", "end"),
        LifeArea::Authorities => ("4", "433", "start"),
        LifeArea::Helpers => ("4", "48", "start"),
    };
    LifeArea::ALL
        .iter()
        .map(|area| {
            let (x, y, anchor) = corner(*area);
            Area {
                label: texts.code("life_area", *area).into_owned(),
                x,
                y,
                anchor,
            }
        })
        .collect()
}

/// Where somebody belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seat {
    area: LifeArea,
    ring: Closeness,
}

/// A point of each seat: those of one sector and ring stand side by side, the second a bit farther
/// out, so that they do not touch.
fn places(seats: &[Seat]) -> Vec<(f64, f64)> {
    let mut before = Vec::new();
    let mut places = Vec::new();
    for seat in seats {
        let at = before.iter().filter(|one| *one == seat).count();
        let of = seats.iter().filter(|one| *one == seat).count();
        before.push(*seat);
        places.push(place(*seat, at, of));
    }
    places
}

fn place(seat: Seat, at: usize, of: usize) -> (f64, f64) {
    if seat.ring == Closeness::Inner && of > 3 {
        return crowded(seat.area, at, of);
    }
    // In the inner ring nobody is so near the middle that the stroke of an order has no room.
    let (near, middle, far) = match seat.ring {
        Closeness::Inner => (56.0, 60.0, 72.0),
        Closeness::Middle => (100.0, 111.0, 122.0),
        Closeness::Outer => (153.0, 164.0, 175.0),
    };
    let radius = match (of, at % 2) {
        (0 | 1, _) => middle,
        (_, 0) => near,
        _ => far,
    };
    let share = real(at + 1) / real(of + 1);
    polar(begin(seat.area) + 72.0 * share, radius)
}

/// Many in the inner ring of a sector: two rows, as close to the middle and as far from it as there is room.
fn crowded(area: LifeArea, at: usize, of: usize) -> (f64, f64) {
    let near = of * 2 / 5;
    let (at, of, radius) = if at < near {
        (at, near, 45.0)
    } else {
        (at - near, of - near, 72.0)
    };
    let share = (real(at) + 0.5) / real(of);
    polar(begin(area) + 72.0 * share, radius)
}

/// Where a sector begins, in degrees from the right, clockwise.
fn begin(area: LifeArea) -> f64 {
    match area {
        LifeArea::Family => -126.0,
        LifeArea::Friends => -54.0,
        LifeArea::Work => 18.0,
        LifeArea::Authorities => 90.0,
        LifeArea::Helpers => 162.0,
    }
}

fn border(at: u32) -> (String, String) {
    let (x, y) = polar(-126.0 + 72.0 * f64::from(at), RINGS[2]);
    (number(x), number(y))
}

fn polar(degrees: f64, radius: f64) -> (f64, f64) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    (radius.mul_add(cos, CENTRE.0), radius.mul_add(sin, CENTRE.1))
}

/// Supporting is a circle, burdening a diamond, unclear a square.
fn corners(quality: Quality, (x, y): (f64, f64)) -> Option<String> {
    let at = |dx: f64, dy: f64| format!("{:.1},{:.1}", x + dx, y + dy);
    match quality {
        Quality::Supporting => None,
        Quality::Burdening => {
            let far = NODE + 4.0;
            Some([at(0.0, -far), at(far, 0.0), at(0.0, far), at(-far, 0.0)].join(" "))
        }
        Quality::Unclear => {
            let far = NODE - 1.0;
            Some([at(-far, -far), at(far, -far), at(far, far), at(-far, far)].join(" "))
        }
    }
}

/// A stroke across the line to somebody, just before the node: both ends.
fn bar((x, y): (f64, f64)) -> [f64; 4] {
    let (dx, dy) = (CENTRE.0 - x, CENTRE.1 - y);
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let (mx, my) = (x + ux * (NODE + 10.0), y + uy * (NODE + 10.0));
    [
        mx - uy * 10.0,
        my + ux * 10.0,
        mx + uy * 10.0,
        my - ux * 10.0,
    ]
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A box that nothing else may cover: left, top, right, bottom.
type Room = (f64, f64, f64, f64);

/// What of the picture is taken already.
struct Taken(Vec<Room>);

impl Taken {
    fn new(places: &[(f64, f64)]) -> Self {
        let node = |(x, y): &(f64, f64)| (x - NODE, y - NODE, x + NODE, y + NODE);
        let mut rooms: Vec<Room> = places.iter().map(node).collect();
        rooms.push((
            CENTRE.0 - 24.0,
            CENTRE.1 - 24.0,
            CENTRE.0 + 24.0,
            CENTRE.1 + 24.0,
        ));
        rooms.push((170.0, 8.0, 270.0, 26.0));
        for left in [0.0, 320.0] {
            rooms.push((left, 34.0, left + 120.0, 52.0));
            rooms.push((left, 420.0, left + 120.0, HEIGHT));
        }
        Self(rooms)
    }

    /// Keeps the stroke across the line to somebody clear.
    fn bar(&mut self, place: (f64, f64)) {
        let [x1, y1, x2, y2] = bar(place);
        let (left, top) = (x1.min(x2) - 3.0, y1.min(y2) - 3.0);
        self.0.push((left, top, x1.max(x2) + 3.0, y1.max(y2) + 3.0));
    }

    /// A place for a name beside its node, where it covers nothing; else none: the number remains.
    fn name(&mut self, text: &str, (x, y): (f64, f64)) -> Option<Name> {
        let wide = real(text.chars().count()) * 6.0;
        let half = wide / 2.0;
        let beside = NODE + 5.0;
        let slant = NODE + 2.0;
        let (below, above) = (NODE + 12.0, -NODE - 5.0);
        let options = [
            (0.0, below, "middle"),
            (0.0, above, "middle"),
            (beside, 4.0, "start"),
            (-beside, 4.0, "end"),
            (slant, 15.0, "start"),
            (-slant, 15.0, "end"),
            (slant, -8.0, "start"),
            (-slant, -8.0, "end"),
            (-NODE, below, "start"),
            (NODE, below, "end"),
            (-NODE, above, "start"),
            (NODE, above, "end"),
            (0.0, below + 11.0, "middle"),
            (0.0, above - 11.0, "middle"),
        ];
        for (dx, dy, anchor) in options {
            let (at, base) = (x + dx, y + dy);
            let left = match anchor {
                "start" => at,
                "end" => at - wide,
                _ => at - half,
            };
            let room = (left, base - 9.0, left + wide, base + 3.0);
            let inside = room.0 >= 2.0 && room.2 <= WIDTH - 2.0 && room.3 <= HEIGHT;
            if inside && self.0.iter().all(|other| !cover(room, *other)) {
                self.0.push(room);
                return Some(Name {
                    text: text.to_owned(),
                    x: number(at),
                    y: number(base),
                    anchor,
                });
            }
        }
        None
    }
}

fn cover(one: Room, other: Room) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(each: usize) -> Vec<Seat> {
        let mut seats = Vec::new();
        for area in LifeArea::ALL {
            for ring in Closeness::ALL {
                for _ in 0..each {
                    seats.push(Seat {
                        area: *area,
                        ring: *ring,
                    });
                }
            }
        }
        seats
    }

    #[test]
    fn nobody_stands_on_anybody_or_outside() {
        for each in 1..=5 {
            let places = places(&seats(each));
            assert_eq!(places.len(), 15 * each);
            for (at, one) in places.iter().enumerate() {
                assert!(one.0 >= NODE && one.0 <= WIDTH - NODE, "{one:?}");
                assert!(one.1 >= NODE && one.1 <= HEIGHT - NODE, "{one:?}");
                for other in &places[at + 1..] {
                    let apart = (one.0 - other.0).hypot(one.1 - other.1);
                    assert!(apart >= 2.0 * NODE - 1.0, "{each}: {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_name_is_left_out_rather_than_covered() {
        let places = places(&seats(3));
        let mut taken = Taken::new(&places);
        let names: Vec<_> = places
            .iter()
            .map(|place| taken.name("Achtzehn Zeichen !", *place))
            .collect();
        assert!(names.iter().any(Option::is_some) && names.iter().any(Option::is_none));
        let rooms = &taken.0[places.len()..];
        for (at, one) in rooms.iter().enumerate() {
            assert!(rooms[at + 1..].iter().all(|other| !cover(*one, *other)));
        }
    }

    #[test]
    fn a_dozen_names_all_find_room_and_no_stroke_touches_the_middle() {
        let family = [Closeness::Inner; 3];
        let all = family.iter().map(|ring| (LifeArea::Family, *ring));
        let more = [
            (LifeArea::Family, Closeness::Middle),
            (LifeArea::Family, Closeness::Outer),
            (LifeArea::Friends, Closeness::Inner),
            (LifeArea::Friends, Closeness::Middle),
            (LifeArea::Work, Closeness::Outer),
            (LifeArea::Authorities, Closeness::Outer),
            (LifeArea::Authorities, Closeness::Outer),
            (LifeArea::Helpers, Closeness::Middle),
            (LifeArea::Helpers, Closeness::Outer),
        ];
        let all: Vec<(LifeArea, Closeness)> = all.chain(more).collect();
        for many in [3, 6, 12] {
            let seats = all[..many].iter();
            let seats: Vec<Seat> = seats
                .map(|(area, ring)| Seat {
                    area: *area,
                    ring: *ring,
                })
                .collect();
            let places = places(&seats);
            let mut taken = Taken::new(&places);
            for place in &places {
                let [x1, y1, x2, y2] = bar(*place);
                for (x, y) in [(x1, y1), (x2, y2), (x1.midpoint(x2), y1.midpoint(y2))] {
                    let far = (x - CENTRE.0).hypot(y - CENTRE.1);
                    assert!(far >= 27.0, "{many}: {place:?} {far}");
                }
            }
            taken.bar(places[0]);
            for place in &places {
                assert!(
                    taken.name("Vierzehn Zeich", *place).is_some(),
                    "{many}: {place:?}"
                );
            }
        }
    }

    #[test]
    fn a_long_name_is_shortened() {
        assert_eq!(shortened("Aylin Demir"), "Aylin Demir");
        assert_eq!(
            shortened("Betreutes Wohnen Neue Brücke"),
            "Betreutes Wohnen…"
        );
    }
}

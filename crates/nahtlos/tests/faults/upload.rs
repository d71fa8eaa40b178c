//! The connection is cut in the middle of an upload.

use std::{io::Write as _, net::TcpStream};

use crate::program::{Office, Server, in_store};

const LISTS: &str = "SELECT (SELECT COUNT(*) FROM import_batch) AS lists,
 (SELECT COUNT(*) FROM import_row) AS rows";

fn lists(office: &Office) -> (i64, i64) {
    in_store(&office.url(), async |tx| {
        let row = tx.query_one(LISTS, &[]).await.unwrap();
        (row.get("lists").unwrap(), row.get("rows").unwrap())
    })
}

#[test]
fn of_half_an_upload_nothing_is_kept() {
    let office = Office::new();
    let server = Server::start(&office.url());
    let client = server.signed_in("koordination");
    let before = lists(&office);
    let sample = include_str!("../../../../docs/samples/entlassungsliste.csv");
    let body = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"institution\"\r\n\r\nth-tonna\r\n\
         --cut\r\nContent-Disposition: form-data; name=\"programme\"\r\n\r\npuemas\r\n\
         --cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"liste.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{sample}\r\n--cut--\r\n"
    );
    let head = client.head(
        "POST",
        "/imports",
        &format!(
            "Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: {}\r\n",
            body.len()
        ),
    );
    for part in [1, body.len() / 3, body.len() / 2, body.len() - 10] {
        let mut stream = TcpStream::connect(server.address).unwrap();
        let half = body.as_bytes().get(..part).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(half).unwrap();
        drop(stream);
    }
    // A request that comes after them is answered, and nothing was kept of the others.
    assert_eq!(client.get("/imports").unwrap().status, 200);
    assert_eq!(lists(&office), before);
    // The whole of it would have been taken.
    assert_eq!(client.send(&(head + &body)).unwrap().status, 303);
    let after = lists(&office);
    assert_eq!(after.0, before.0 + 1);
    assert!(after.1 > before.1);
}

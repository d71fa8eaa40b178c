//! The world itself: it opens, people can sign in, a case gets its tasks.

#[tokio::test]
async fn the_world_opens_on_each_engine() {
    testkit::on_each_engine(async |world| {
        let case = world.active_case(testkit::Sketch::default()).await;
        let mut tx = world.app.store.read().await.expect("a connection");
        let tasks = store::task::of_case(&mut tx, case).await.expect("tasks");
        assert!(
            tasks.len() > 20,
            "the programme plans tasks: {}",
            tasks.len()
        );
        drop(tx);
        let mut tx = world.app.store.write().await.expect("a transaction");
        assert_eq!(
            store::log::verify(&mut tx, None)
                .await
                .expect("a check")
                .broken,
            None
        );
        drop(tx);
        let browser = world.browser(&world.worker).await;
        assert_eq!(browser.get("/").await.location, "/day");
        let stranger = world.stranger_browser();
        assert_eq!(stranger.get("/no-such-page").await.status, 404);
        assert!(stranger.get("/cases").await.location.starts_with("/login"));
    })
    .await;
}

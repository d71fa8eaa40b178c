//! Signing in and out.

use testkit::on_each_engine;

#[tokio::test]
async fn a_wrong_password_says_so_and_keeps_the_login() {
    on_each_engine(async |world| {
        let browser = world.stranger_browser();
        let answer = browser
            .post("/login", &[("login", "worker"), ("password", "falsch")])
            .await;
        answer
            .is(422)
            .has("stimmt nicht")
            .has("value=\"worker\"")
            .lacks("falsch");
        assert!(answer.cookie.is_empty());
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.worker).await;
        browser.get("/").await.is(303);
        let answer = browser.post("/logout", &[]).await;
        assert_eq!(answer.location, "/login");
        assert_eq!(browser.get("/").await.location, "/login");
    })
    .await;
}

//! Logs in, reads the servers, and makes and deletes a WireGuard configuration.

use client::apis::account_api::create_token;
use client::apis::configuration::Configuration;
use client::apis::servers_api::list_servers;
use client::apis::wire_guard_api::{
    create_wireguard_config, delete_wireguard_config, list_wireguard_configs,
};
use client::apis::Error;
use client::models::{
    ApiError, TokenRequest, WireguardConfig, WireguardCreateRequest, WireguardDeleteRequest,
};
use std::time::Duration;

/// The status of a configuration that can be used.
const ACTIVE: i32 = 1;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let server: i32 = env("SERVERS_WIREGUARD").parse()?;
    let mut panel = Configuration::new();
    panel.base_path = env("BASE_URL");

    match create_token(&panel, login("not the password")).await {
        // Its `entity` is of the first status whose schema fits; the status itself is what counts.
        Err(Error::ResponseError(answer)) => {
            assert_eq!(answer.status, 422);
            let error: ApiError = serde_json::from_str(&answer.content)?;
            let why = "The provided credentials are incorrect.";
            assert_eq!(error.message.as_deref(), Some(why));
        }
        other => panic!("a wrong password is an error, not {other:?}"),
    }
    let issued = create_token(&panel, login(&env("PERSONAS_ACTIVE_PASSWORD"))).await?;
    panel.bearer_access_token = Some(issued.token);

    read_servers(&panel).await?;

    create_wireguard_config(&panel, WireguardCreateRequest::new(server)).await?;
    let usable = loop {
        let mut all = configs(&panel, server).await?.into_iter();
        match all.find(|config| config.status == ACTIVE) {
            Some(config) => break config,
            None => pause().await,
        }
    };
    assert!(usable.config.unwrap().contains("[Interface]"));
    delete_wireguard_config(&panel, WireguardDeleteRequest::new(usable.id)).await?;
    while configs(&panel, server).await?.iter().any(|one| one.id == usable.id) {
        pause().await;
    }
    println!("done");
    Ok(())
}

async fn read_servers(panel: &Configuration) -> Outcome<()> {
    let all = list_servers(panel, None, None).await?.data.len();
    let (mut number, mut seen) = (1, 0);
    loop {
        let page = list_servers(panel, Some(2), Some(number)).await?;
        seen += page.data.len();
        if page.next_page_url.flatten().is_none() {
            break;
        }
        number += 1;
    }
    assert!(number > 1 && seen == all, "the pages have all servers");
    Ok(())
}

/// The configurations of a server; of the last one gone, the panel answers 404.
async fn configs(panel: &Configuration, server: i32) -> Outcome<Vec<WireguardConfig>> {
    match list_wireguard_configs(panel, server).await {
        Ok(answer) => Ok(answer.data),
        Err(Error::ResponseError(answer)) if answer.status == 404 => Ok(vec![]),
        Err(error) => Err(error.into()),
    }
}

fn login(password: &str) -> TokenRequest {
    TokenRequest::new(env("PERSONAS_ACTIVE_USERNAME"), password.into(), "ecosystem".into())
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"))
}

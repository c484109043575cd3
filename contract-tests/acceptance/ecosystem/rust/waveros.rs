//! Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200.

use client::apis::configuration::Configuration;
use client::apis::vouchers_api::{
    create_voucher, create_voucher_by_get, list_vouchers, list_vouchers_by_get, remove_voucher,
    remove_voucher_by_get,
};
use client::models::{
    create_voucher_request, list_vouchers_request, remove_voucher_request, CreateVoucherRequest,
    ListVouchersAnswer, ListVouchersRequest, RemoveVoucherRequest,
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let mut router = Configuration::new();
    router.base_path = std::env::var("BASE_URL")?;
    let key = std::env::var("API_KEY")?;
    by_post(&router, &key).await?;
    by_get(&router, &key).await?;
    println!("done");
    Ok(())
}

async fn by_post(router: &Configuration, key: &str) -> Outcome {
    let name = "rust-post".to_string();
    let action = create_voucher_request::Action::CreateVoucher;
    let mut order = CreateVoucherRequest::new(key.into(), action);
    order.username = Some(name.clone());
    let created = create_voucher(router, order.clone()).await?;
    assert!(!created.error && created.user.unwrap().username == name);
    assert!(create_voucher(router, order).await?.error, "the same name again is an error");
    assert!(has(&list_vouchers(router, list(key)).await?, &name), "it is listed");
    let action = remove_voucher_request::Action::RemoveVoucher;
    let removal = RemoveVoucherRequest::new(key.into(), action, name.clone());
    assert!(!remove_voucher(router, removal).await?.error, "it is removed");
    assert!(!has(&list_vouchers(router, list(key)).await?, &name), "it is listed no more");
    let refused = list_vouchers(router, list("wrong")).await?;
    assert_eq!(refused.error, Some(true), "a wrong key is an error");
    assert_eq!(refused.message.as_deref(), Some("API Key is incorrect"));
    Ok(())
}

async fn by_get(router: &Configuration, key: &str) -> Outcome {
    let (name, fullname) = (Some("rust-get"), Some("John Doe"));
    let (passcode, valid_for, valid_from) = (None, None, None);
    let (download, upload) = (Some(1024), None);
    let created = create_voucher_by_get(
        router,
        "create_voucher",
        key,
        name,
        passcode,
        fullname,
        valid_for,
        valid_from,
        download,
        upload,
    )
    .await?;
    assert!(!created.error && created.user.unwrap().fullname == "John Doe", "a space arrives");
    let listed = list_vouchers_by_get(router, "get_voucher_users", key).await?;
    assert!(has(&listed, "rust-get"), "it is listed");
    let removed = remove_voucher_by_get(router, "remove_voucher", "rust-get", key).await?;
    assert!(!removed.error, "it is removed");
    let refused = list_vouchers_by_get(router, "get_voucher_users", "wrong").await?;
    assert_eq!(refused.error, Some(true), "a wrong key is an error");
    Ok(())
}

fn list(key: &str) -> ListVouchersRequest {
    ListVouchersRequest::new(key.into(), list_vouchers_request::Action::GetVoucherUsers)
}

fn has(answer: &ListVouchersAnswer, name: &str) -> bool {
    answer.users.iter().flatten().any(|voucher| voucher.username == name)
}

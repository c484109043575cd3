// Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"ecosystem/client"
)

var ctx = context.Background()
var key = os.Getenv("API_KEY")

func main() {
	router, err := client.NewClient(os.Getenv("BASE_URL"))
	try(err)
	byPost(router)
	byGet(router)
	fmt.Println("done")
}

func byPost(router *client.Client) {
	name := "ogen-post"
	order := client.CreateVoucherRequest{
		APIMinusKey: client.ApiKey(key),
		Action:      client.CreateVoucherRequestActionCreateVoucher,
		Username:    client.NewOptNewUsername(client.NewUsername(name)),
	}
	created, err := router.CreateVoucher(ctx, &order)
	try(err)
	expect(!created.Error && string(created.User.Value.Username) == name, "the voucher is created")
	again, err := router.CreateVoucher(ctx, &order)
	try(err)
	expect(again.Error, "the same name again is an error")

	list := client.ListVouchersRequest{APIMinusKey: client.ApiKey(key), Action: client.ListVouchersRequestActionGetVoucherUsers}
	listed, err := router.ListVouchers(ctx, &list)
	try(err)
	expect(has(listed, name), "it is listed")
	removed, err := router.RemoveVoucher(ctx, &client.RemoveVoucherRequest{
		APIMinusKey: client.ApiKey(key),
		Action:      client.RemoveVoucherRequestActionRemoveVoucher,
		Username:    client.Username(name),
	})
	try(err)
	expect(!removed.Error, "it is removed")
	listed, err = router.ListVouchers(ctx, &list)
	try(err)
	expect(!has(listed, name), "it is not listed any more")

	list.APIMinusKey = "wrong"
	refused, err := router.ListVouchers(ctx, &list)
	try(err)
	expect(isRefused(refused), "a wrong key is an error")
}

func byGet(router *client.Client) {
	created, err := router.CreateVoucherByGet(ctx, client.CreateVoucherByGetParams{
		APIKey:        key,
		Action:        client.CreateVoucherByGetActionCreateVoucher,
		Username:      client.NewOptNewUsername("ogen-get"),
		Fullname:      client.NewOptNewFullname("John Doe"),
		DownloadLimit: client.NewOptRequestedLimit(1024),
	})
	try(err)
	expect(!created.Error && created.User.Value.Fullname == "John Doe", "the voucher is created, a space arrives")
	list := client.ListVouchersByGetParams{APIKey: key, Action: client.ListVouchersByGetActionGetVoucherUsers}
	listed, err := router.ListVouchersByGet(ctx, list)
	try(err)
	expect(has(listed, "ogen-get"), "it is listed")
	removed, err := router.RemoveVoucherByGet(ctx, client.RemoveVoucherByGetParams{
		APIKey: key, Action: client.RemoveVoucherByGetActionRemoveVoucher, Username: "ogen-get",
	})
	try(err)
	expect(!removed.Error, "it is removed")
	list.APIKey = "wrong"
	refused, err := router.ListVouchersByGet(ctx, list)
	try(err)
	expect(isRefused(refused), "a wrong key is an error")
}

func has(answer *client.ListVouchersAnswer, name string) bool {
	for _, voucher := range answer.Users {
		if string(voucher.Username) == name {
			return true
		}
	}
	return false
}

func isRefused(answer *client.ListVouchersAnswer) bool {
	return answer.Error.Value && answer.Message.Value == "API Key is incorrect"
}

func try(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func expect(holds bool, statement string) {
	if !holds {
		log.Fatal("not so: " + statement)
	}
}

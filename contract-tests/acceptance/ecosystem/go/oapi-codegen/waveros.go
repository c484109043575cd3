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
	router, err := client.NewClientWithResponses(os.Getenv("BASE_URL"))
	try(err)
	byPost(router)
	byGet(router)
	fmt.Println("done")
}

func byPost(router *client.ClientWithResponses) {
	name := "go-post"
	order := client.CreateVoucherRequest{ApiKey: key, Action: "create_voucher", Username: &name}
	created, err := router.CreateVoucherWithResponse(ctx, order)
	try(err)
	expect(!created.JSON200.Error && created.JSON200.User.Username == name, "the voucher is created")
	again, err := router.CreateVoucherWithResponse(ctx, order)
	try(err)
	expect(again.JSON200.Error, "the same name again is an error")

	list := client.ListVouchersRequest{ApiKey: key, Action: "get_voucher_users"}
	listed, err := router.ListVouchersWithResponse(ctx, list)
	try(err)
	expect(has(listed.JSON200, name), "it is listed")
	removed, err := router.RemoveVoucherWithResponse(ctx,
		client.RemoveVoucherRequest{ApiKey: key, Action: "remove_voucher", Username: name})
	try(err)
	expect(!removed.JSON200.Error, "it is removed")
	listed, err = router.ListVouchersWithResponse(ctx, list)
	try(err)
	expect(!has(listed.JSON200, name), "it is not listed any more")

	list.ApiKey = "wrong"
	refused, err := router.ListVouchersWithResponse(ctx, list)
	try(err)
	expect(isRefused(refused.JSON200), "a wrong key is an error")
}

func byGet(router *client.ClientWithResponses) {
	name, fullname, limit := "go-get", "John Doe", 1024
	created, err := router.CreateVoucherByGetWithResponse(ctx, &client.CreateVoucherByGetParams{
		ApiKey: key, Action: "create_voucher", Username: &name, Fullname: &fullname, DownloadLimit: &limit,
	})
	try(err)
	expect(!created.JSON200.Error && created.JSON200.User.Fullname == fullname, "the voucher is created")
	listed, err := router.ListVouchersByGetWithResponse(ctx,
		&client.ListVouchersByGetParams{ApiKey: key, Action: "get_voucher_users"})
	try(err)
	expect(has(listed.JSON200, name), "it is listed")
	removed, err := router.RemoveVoucherByGetWithResponse(ctx,
		&client.RemoveVoucherByGetParams{ApiKey: key, Action: "remove_voucher", Username: name})
	try(err)
	expect(!removed.JSON200.Error, "it is removed")
	refused, err := router.ListVouchersByGetWithResponse(ctx,
		&client.ListVouchersByGetParams{ApiKey: "wrong", Action: "get_voucher_users"})
	try(err)
	expect(isRefused(refused.JSON200), "a wrong key is an error")
}

func has(answer *client.ListVouchersAnswer, name string) bool {
	for _, voucher := range *answer.Users {
		if voucher.Username == name {
			return true
		}
	}
	return false
}

func isRefused(answer *client.ListVouchersAnswer) bool {
	return answer.Error != nil && *answer.Error && *answer.Message == "API Key is incorrect"
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

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
	settings := client.NewConfiguration()
	settings.Servers = client.ServerConfigurations{{URL: os.Getenv("BASE_URL")}}
	router := client.NewAPIClient(settings).VouchersAPI
	byPost(router)
	byGet(router)
	fmt.Println("done")
}

func byPost(router *client.VouchersAPIService) {
	name := "go-generator-post"
	order := client.NewCreateVoucherRequest(key, "create_voucher")
	order.SetUsername(name)
	created, _, err := router.CreateVoucher(ctx).CreateVoucherRequest(*order).Execute()
	try(err)
	expect(!created.Error && created.User.Username == name, "the voucher is created")
	again, _, err := router.CreateVoucher(ctx).CreateVoucherRequest(*order).Execute()
	try(err)
	expect(again.Error, "the same name again is an error")
	expect(has(listByPost(router, key), name), "it is listed")
	removal := client.NewRemoveVoucherRequest(key, "remove_voucher", name)
	removed, _, err := router.RemoveVoucher(ctx).RemoveVoucherRequest(*removal).Execute()
	try(err)
	expect(!removed.Error, "it is removed")
	expect(!has(listByPost(router, key), name), "it is not listed any more")
	expect(isRefused(listByPost(router, "wrong")), "a wrong key is an error")
}

func listByPost(router *client.VouchersAPIService, with string) *client.ListVouchersAnswer {
	request := client.NewListVouchersRequest(with, "get_voucher_users")
	listed, _, err := router.ListVouchers(ctx).ListVouchersRequest(*request).Execute()
	try(err)
	return listed
}

func byGet(router *client.VouchersAPIService) {
	name, fullname := "go-generator-get", "John Doe"
	created, _, err := router.CreateVoucherByGet(ctx).Action("create_voucher").ApiKey(key).
		Username(name).Fullname(fullname).DownloadLimit(1024).Execute()
	try(err)
	expect(!created.Error && created.User.Fullname == fullname, "the voucher is created, a space arrives")
	expect(has(listByGet(router, key), name), "it is listed")
	removed, _, err := router.RemoveVoucherByGet(ctx).Action("remove_voucher").ApiKey(key).Username(name).Execute()
	try(err)
	expect(!removed.Error, "it is removed")
	expect(isRefused(listByGet(router, "wrong")), "a wrong key is an error")
}

func listByGet(router *client.VouchersAPIService, with string) *client.ListVouchersAnswer {
	listed, _, err := router.ListVouchersByGet(ctx).Action("get_voucher_users").ApiKey(with).Execute()
	try(err)
	return listed
}

func has(answer *client.ListVouchersAnswer, name string) bool {
	for _, voucher := range answer.Users {
		if voucher.Username == name {
			return true
		}
	}
	return false
}

func isRefused(answer *client.ListVouchersAnswer) bool {
	return answer.GetError() && answer.GetMessage() == "API Key is incorrect"
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

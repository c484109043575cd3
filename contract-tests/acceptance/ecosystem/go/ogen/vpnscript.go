// Logs in, reads the servers, and makes and deletes a WireGuard configuration.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"ecosystem/client"
)

// The status of a configuration that can be used.
const active = 1

var ctx = context.Background()

// What the client asks for the token before each call that needs one.
type session struct{ token string }

func (one *session) BearerToken(context.Context, client.OperationName) (client.BearerToken, error) {
	return client.BearerToken{Token: one.token}, nil
}

func main() {
	server, err := strconv.Atoi(os.Getenv("SERVERS_WIREGUARD"))
	try(err)
	var login session
	panel, err := client.NewClient(os.Getenv("BASE_URL"), &login)
	try(err)

	refused, isRefused := logIn(panel, "not the password").(*client.CreateTokenUnprocessableEntity)
	expect(isRefused, "a wrong password is answered with 422")
	expect(refused.Message.Value == "The provided credentials are incorrect.", "it says why")
	issued, isIssued := logIn(panel, os.Getenv("PERSONAS_ACTIVE_PASSWORD")).(*client.TokenIssued)
	expect(isIssued, "the right password is answered with a token")
	login.token = issued.Token

	readServers(panel)

	ordered, err := panel.CreateWireguardConfig(ctx, &client.WireguardCreateRequest{ServerID: server})
	try(err)
	_, isOrdered := ordered.(*client.CreateDispatched)
	expect(isOrdered, "the configuration is ordered")
	config := find(waitFor(panel, server, func(all []client.WireguardConfig) bool { return find(all) != nil }))
	expect(strings.Contains(config.Config.Value, "[Interface]"), "an active configuration has its text")
	removal, err := panel.DeleteWireguardConfig(ctx, &client.WireguardDeleteRequest{ConfigID: config.ID})
	try(err)
	_, isRemoved := removal.(*client.DeleteDispatched)
	expect(isRemoved, "its removal is ordered")
	waitFor(panel, server, func(all []client.WireguardConfig) bool { return len(all) == 0 })
	fmt.Println("done")
}

func logIn(panel *client.Client, password string) client.CreateTokenRes {
	answer, err := panel.CreateToken(ctx, &client.TokenRequest{
		Username: os.Getenv("PERSONAS_ACTIVE_USERNAME"), Password: password, DeviceName: "ecosystem",
	})
	try(err)
	return answer
}

func readServers(panel *client.Client) {
	all := listServers(panel, client.ListServersParams{})
	page, seen := 1, 0
	for {
		listed := listServers(panel, client.ListServersParams{Paginate: client.NewOptInt(2), Page: client.NewOptInt(page)})
		seen += len(listed.Data)
		if listed.NextPageURL.Null {
			break
		}
		page++
	}
	expect(page > 1 && seen == len(all.Data), "the pages have all servers")
}

func listServers(panel *client.Client, params client.ListServersParams) *client.ListServersAnswer {
	answer, err := panel.ListServers(ctx, params)
	try(err)
	listed, isListed := answer.(*client.ListServersAnswer)
	expect(isListed, "the servers are listed")
	return listed
}

func find(all []client.WireguardConfig) *client.WireguardConfig {
	for _, config := range all {
		if config.Status == active {
			return &config
		}
	}
	return nil
}

// The last configuration of a server is gone when the panel answers 404.
func waitFor(panel *client.Client, server int, until func([]client.WireguardConfig) bool) []client.WireguardConfig {
	for {
		answer, err := panel.ListWireguardConfigs(ctx, client.ListWireguardConfigsParams{ServerID: server})
		try(err)
		var all []client.WireguardConfig
		switch listed := answer.(type) {
		case *client.Configs:
			all = listed.Data
		case *client.ListWireguardConfigsNotFound:
		default:
			log.Fatalf("there are configurations or none, not %T", answer)
		}
		if until(all) {
			return all
		}
		time.Sleep(50 * time.Millisecond)
	}
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

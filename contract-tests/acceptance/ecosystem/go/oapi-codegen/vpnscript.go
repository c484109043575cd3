// Logs in, reads the servers, and makes and deletes a WireGuard configuration.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"ecosystem/client"
)

// The status of a configuration that can be used.
const active = 1

var ctx = context.Background()

func main() {
	server, err := strconv.Atoi(os.Getenv("SERVERS_WIREGUARD"))
	try(err)
	var token string
	panel, err := client.NewClientWithResponses(os.Getenv("BASE_URL"),
		client.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
			if token != "" {
				request.Header.Set("Authorization", "Bearer "+token)
			}
			return nil
		}))
	try(err)

	refused, err := panel.CreateTokenWithResponse(ctx, login("not the password"))
	try(err)
	expect(refused.JSON200 == nil && refused.JSON422 != nil, "a wrong password is answered with 422")
	expect(*refused.JSON422.Message == "The provided credentials are incorrect.", "it says why")
	issued, err := panel.CreateTokenWithResponse(ctx, login(os.Getenv("PERSONAS_ACTIVE_PASSWORD")))
	try(err)
	token = issued.JSON200.Token

	readServers(panel)

	ordered, err := panel.CreateWireguardConfigWithResponse(ctx, client.WireguardCreateRequest{ServerId: server})
	try(err)
	expect(ordered.JSON200 != nil, "the configuration is ordered")
	usable := waitFor(panel, server, func(all []client.WireguardConfig) bool { return find(all) != nil })
	config := find(usable)
	expect(strings.Contains(*config.Config, "[Interface]"), "an active configuration has its text")
	deleted, err := panel.DeleteWireguardConfigWithResponse(ctx, client.WireguardDeleteRequest{ConfigId: config.Id})
	try(err)
	expect(deleted.JSON200 != nil, "its removal is ordered")
	waitFor(panel, server, func(all []client.WireguardConfig) bool { return len(all) == 0 })
	fmt.Println("done")
}

func login(password string) client.TokenRequest {
	return client.TokenRequest{Username: os.Getenv("PERSONAS_ACTIVE_USERNAME"), Password: password, DeviceName: "ecosystem"}
}

func readServers(panel *client.ClientWithResponses) {
	all, err := panel.ListServersWithResponse(ctx, &client.ListServersParams{})
	try(err)
	paginate, page, seen := 2, 1, 0
	for {
		listed, err := panel.ListServersWithResponse(ctx, &client.ListServersParams{Paginate: &paginate, Page: &page})
		try(err)
		seen += len(listed.JSON200.Data)
		if listed.JSON200.NextPageUrl == nil {
			break
		}
		page++
	}
	expect(page > 1 && seen == len(all.JSON200.Data), "the pages have all servers")
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
func waitFor(panel *client.ClientWithResponses, server int, until func([]client.WireguardConfig) bool) []client.WireguardConfig {
	for {
		listed, err := panel.ListWireguardConfigsWithResponse(ctx, &client.ListWireguardConfigsParams{ServerId: server})
		try(err)
		var all []client.WireguardConfig
		if listed.JSON200 != nil {
			all = listed.JSON200.Data
		} else {
			expect(listed.JSON404 != nil, "there are configurations or none")
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

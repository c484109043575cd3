// Logs in, reads the servers, and makes and deletes a WireGuard configuration.
package main

import (
	"context"
	"encoding/json"
	"errors"
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
	number, err := strconv.Atoi(os.Getenv("SERVERS_WIREGUARD"))
	try(err)
	server := int32(number)
	settings := client.NewConfiguration()
	settings.Servers = client.ServerConfigurations{{URL: os.Getenv("BASE_URL")}}
	panel := client.NewAPIClient(settings)

	_, answer, err := logIn(panel, "not the password")
	expect(err != nil && answer.StatusCode == http.StatusUnprocessableEntity, "a wrong password is answered with 422")
	expect(messageOf(err) == "The provided credentials are incorrect.", "it says why")
	issued, _, err := logIn(panel, os.Getenv("PERSONAS_ACTIVE_PASSWORD"))
	try(err)
	ctx = context.WithValue(ctx, client.ContextAccessToken, issued.GetToken())

	readServers(panel)

	order := client.NewWireguardCreateRequest(server)
	_, _, err = panel.WireGuardAPI.CreateWireguardConfig(ctx).WireguardCreateRequest(*order).Execute()
	try(err)
	config := find(waitFor(panel, server, func(all []client.WireguardConfig) bool { return find(all) != nil }))
	expect(strings.Contains(config.GetConfig(), "[Interface]"), "an active configuration has its text")
	removal := client.NewWireguardDeleteRequest(config.GetId())
	_, _, err = panel.WireGuardAPI.DeleteWireguardConfig(ctx).WireguardDeleteRequest(*removal).Execute()
	try(err)
	waitFor(panel, server, func(all []client.WireguardConfig) bool { return len(all) == 0 })
	fmt.Println("done")
}

func logIn(panel *client.APIClient, password string) (*client.TokenIssued, *http.Response, error) {
	request := client.NewTokenRequest(os.Getenv("PERSONAS_ACTIVE_USERNAME"), password, "ecosystem")
	return panel.AccountAPI.CreateToken(ctx).TokenRequest(*request).Execute()
}

func messageOf(err error) string {
	var failure *client.GenericOpenAPIError
	expect(errors.As(err, &failure), "a refusal has a body")
	var said client.ApiError
	try(json.Unmarshal(failure.Body(), &said))
	return said.GetMessage()
}

func readServers(panel *client.APIClient) {
	all, _, err := panel.ServersAPI.ListServers(ctx).Execute()
	try(err)
	page, seen := int32(1), 0
	for {
		listed, _, err := panel.ServersAPI.ListServers(ctx).Paginate(2).Page(page).Execute()
		try(err)
		seen += len(listed.Data)
		if listed.GetNextPageUrl() == "" {
			break
		}
		page++
	}
	expect(page > 1 && seen == len(all.Data), "the pages have all servers")
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
func waitFor(panel *client.APIClient, server int32, until func([]client.WireguardConfig) bool) []client.WireguardConfig {
	for {
		listed, answer, err := panel.WireGuardAPI.ListWireguardConfigs(ctx).ServerId(server).Execute()
		var all []client.WireguardConfig
		if err == nil {
			all = listed.Data
		} else if answer == nil || answer.StatusCode != http.StatusNotFound {
			try(err)
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

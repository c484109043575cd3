// Validates a description with kin-openapi.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/getkin/kin-openapi/openapi3"
)

func main() {
	description, err := openapi3.NewLoader().LoadFromFile(os.Args[1])
	if err == nil {
		err = description.Validate(context.Background())
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

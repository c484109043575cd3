// As much of openapi-fetch as the clients take, to be weighed alone.
export { default } from "openapi-fetch";

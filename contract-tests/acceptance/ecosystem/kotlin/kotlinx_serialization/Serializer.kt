import client.infrastructure.ClientError
import client.infrastructure.ClientException
import client.infrastructure.Serializer
import client.models.ApiError
import kotlinx.serialization.ExperimentalSerializationApi

/** What the panel says of a failure; each serializer reads it by its own means. */
fun errorOf(exception: ClientException): ApiError =
    Serializer.kotlinxSerializationJson.decodeFromString(ApiError.serializer(), textOf(exception))

private fun textOf(exception: ClientException) = (exception.response as ClientError<*>).body as String

/** Leaves out of a request what is null, in place of sending null for it. */
@OptIn(ExperimentalSerializationApi::class)
fun configureSerializer() {
    Serializer.kotlinxSerializationJsonConfiguration = { explicitNulls = false }
}

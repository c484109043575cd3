import client.infrastructure.ClientError
import client.infrastructure.ClientException
import client.infrastructure.Serializer
import client.models.ApiError

/** What the panel says of a failure; each serializer reads it by its own means. */
fun errorOf(exception: ClientException): ApiError =
    Serializer.moshi.adapter(ApiError::class.java).fromJson(textOf(exception))!!

private fun textOf(exception: ClientException) = (exception.response as ClientError<*>).body as String

/** This one leaves out of a request what is null as it is. */
fun configureSerializer() = Unit

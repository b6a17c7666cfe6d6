/**
 * The administration API: JAX-RS resources below {@code /api/admin} for domains, users, groups, JWT keys and sessions.
 * What {@code bootstrap} can create, this API can at run time.
 *
 * <p>JSON in and out, in pages where lists may be long; errors are problem details (RFC 9457). Callers present the bearer
 * token of the configuration; without one configured the API does not exist. {@code openapi.json} describes all of it.
 * Requests are carried out on the server's threads and wait for the database.
 *
 * <p>May use {@code identity} and what is below; no resource knows SQL or the realtime protocol.
 */
package ee.convergence.rest.admin;

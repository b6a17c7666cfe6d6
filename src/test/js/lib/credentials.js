// What the users of the server under test log in with.
import { createSign } from "node:crypto";

// The password of every user.
export const PASSWORD = process.env.CONVERGENCE_PASSWORD;

// A JWT with these claims, signed by a key of the domain, valid for ten minutes unless they say otherwise.
export function token(claims) {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const header = { alg: "RS256", typ: "JWT", kid: process.env.CONVERGENCE_KEY_ID };
  const signed = [header, { aud: "Convergence", exp, ...claims }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = createSign("RSA-SHA256").update(signed).sign(process.env.CONVERGENCE_KEY, "base64url");
  return `${signed}.${signature}`;
}

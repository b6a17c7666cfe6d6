// The server under test and the domains that it must offer.
import { strict as assert } from "node:assert";

const base = process.env.CONVERGENCE_URL?.replace(/\/$/, "");
assert.ok(base, "CONVERGENCE_URL must hold the server's address, for example ws://127.0.0.1:8080");

// Anonymous login is allowed.
export const OPEN_DOMAIN = `${base}/convergence/default`;

// Exists, but refuses anonymous login.
export const CLOSED_DOMAIN = `${base}/convergence/closed`;

// Anonymous login is allowed, but collections are not created by themselves.
export const MANUAL_DOMAIN = `${base}/convergence/manual`;

// Does not exist.
export const MISSING_DOMAIN = `${base}/convergence/missing`;

// The open domain on another server of the same database, where there is one.
export const OTHER_DOMAIN = `${process.env.CONVERGENCE_OTHER_URL?.replace(/\/$/, "")}/convergence/default`;

package ee.convergence.chat;

import java.util.OptionalLong;
import java.util.Set;

/**
 * Which part of a chat's log is wanted ({@code chat.md} section 3.12).
 *
 * @param types what is to be in it
 * @param start the first number that is considered
 * @param forward whether numbers ascend
 * @param offset how many to leave out at the beginning
 * @param limit how many to return at most
 */
record HistoryQuery(Set<EventType> types, OptionalLong start, boolean forward, long offset, int limit) {}

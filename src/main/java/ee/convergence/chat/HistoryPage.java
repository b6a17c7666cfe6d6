package ee.convergence.chat;

import java.util.List;

/**
 * A part of a chat's log.
 *
 * @param chat the chat
 * @param events in the order that was wanted
 * @param offset how many were left out before them
 * @param total how many there are from the start on
 */
record HistoryPage(Chat chat, List<ChatEvent> events, long offset, long total) {}

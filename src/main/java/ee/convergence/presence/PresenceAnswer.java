package ee.convergence.presence;

import ee.convergence.domain.User;
import java.util.List;

/**
 * What is answered to someone who asks for presences. Immutable.
 *
 * @param presences one for each user that was asked for, in that order
 * @param known the records of those that are known, each once
 */
record PresenceAnswer(List<Presence> presences, List<User> known) {}

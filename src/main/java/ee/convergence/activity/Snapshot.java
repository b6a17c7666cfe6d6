package ee.convergence.activity;

import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.wire.activity.ActivityStateData;
import java.util.Map;

/**
 * An activity as one session may see it at one moment.
 *
 * @param states of every participant, by session id; empty ones where they may not be seen
 * @param mentions who the participants are
 */
record Snapshot(Map<String, ActivityStateData> states, Mentions mentions) {}

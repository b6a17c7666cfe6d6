package ee.convergence.model.store;

import ee.convergence.domain.SnapshotPolicy;

/**
 * What is needed to bring a model into memory, but for the operations after the checkpoint. Immutable.
 *
 * @param model the model; the operations from the checkpoint's version to its version are stored
 * @param checkpoint the model at some version up to that
 * @param policy when snapshots are taken
 * @param lastSnapshot the last of them
 */
public record LoadedModel(StoredModel model, StoredRoot checkpoint, SnapshotPolicy policy, SnapshotMark lastSnapshot) {}

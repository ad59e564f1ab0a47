package io.github.clipsearch.store.solr;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreSearchContract;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SolrIndexStoreSearchTest extends IndexStoreSearchContract {
  private final ReusedCollection collection = new ReusedCollection();

  /** Which of the tests have vectors of another dimension and need a collection of their own. */
  private boolean ownCollection;

  @RegisterExtension
  final BeforeEachCallback lookAtTest =
      context ->
          ownCollection =
              Set.of(
                      "scoresAreTheCosinesThatDoubleArithmeticGives",
                      "thousandsOfVideosAreFoundListedAndRemoved")
                  .contains(context.getRequiredTestMethod().getName());

  @Override
  protected IndexStore create() {
    return ownCollection ? collection.createNew() : collection.create();
  }

  @Override
  protected IndexStore reopen(IndexStore open) {
    return collection.reopen(open);
  }
}

package io.github.clipsearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries are read as they are published and as people write them. */
class EvaluationQueriesTest {
  @TempDir Path folder;

  private static final String MSR_VTT =
      """
      {"info": {"contributor": "x"},
       "videos": [
        {"category": 9, "url": "https://example.com", "video_id": "video0", "start time": 1.5,
         "end time": 3.0, "split": "train", "id": 0},
        {"category": 1, "video_id": "video7010", "split": "test", "id": 7010}],
       "sentences": [
        {"caption": "a car is shown", "video_id": "video0", "sen_id": 0},
        {"caption": "a woman cooks", "video_id": "video7010", "sen_id": 1},
        {"caption": "someone is cooking", "video_id": "video7010", "sen_id": 2}]}
      """;

  private List<EvaluationQuery> read(String name, String content) throws IOException {
    return EvaluationQueries.read(Files.writeString(folder.resolve(name), content));
  }

  @Test
  void theTestListOfMsrVtt() throws Exception {
    String csv =
        """
        key,vid_key,video_id,sentence
        ret0,msr9770,video9770,a person is connecting something to system
        ret1,msr9771,video9771,"a man says ""hello"", then leaves"
        """;

    assertThat(read("MSRVTT_JSFUSION_test.csv", csv))
        .containsExactly(
            EvaluationQuery.text(
                "a person is connecting something to system", ExpectedAnswer.video("video9770")),
            EvaluationQuery.text(
                "a man says \"hello\", then leaves", ExpectedAnswer.video("video9771")));
  }

  @Test
  void theDataFileOfMsrVttAsAWholeOrASplitOfIt() throws Exception {
    Path file = Files.writeString(folder.resolve("MSRVTT_data.JSON"), MSR_VTT);

    assertThat(EvaluationQueries.read(file))
        .extracting(EvaluationQuery::name)
        .containsExactly("a car is shown", "a woman cooks", "someone is cooking");
    assertThat(EvaluationQueries.readJson(file, "test"))
        .containsExactly(
            EvaluationQuery.text("a woman cooks", ExpectedAnswer.video("video7010")),
            EvaluationQuery.text("someone is cooking", ExpectedAnswer.video("video7010")));
  }

  @Test
  void severalAnswersAndScenes() throws Exception {
    EvaluationQuery expected =
        EvaluationQuery.text(
            "a dog", ExpectedAnswer.video("a.mp4"), ExpectedAnswer.sceneAt("b@home.mp4", 12.5));

    assertThat(read("own.csv", "\uFEFFquery,expected\r\na dog,a.mp4 | b@home.mp4@12.5\r\n\r\n"))
        .containsExactly(expected);
    assertThat(
            read(
                "own.json",
                "[{\"query\": \"a dog\", \"expected\": [\"a.mp4\", \"b@home.mp4@12.5\"]}]"))
        .containsExactly(expected);
    assertThat(ExpectedAnswer.parse("me@home")).isEqualTo(ExpectedAnswer.video("me@home"));
  }

  @Test
  void textsOfSeveralLines() throws Exception {
    assertThat(read("lines.csv", "text,note,video\n\"a dog\nin a park\",,dogs\na cat,\"\",cats"))
        .extracting(EvaluationQuery::name)
        .containsExactly("a dog\nin a park", "a cat");
  }

  @Test
  void badFilesAreRefusedWithThePlace() throws Exception {
    assertRefused("empty.csv", "", "empty");
    assertRefused("header.csv", "query,video\n", "there are none");
    assertRefused("columns.csv", "question,video\na,b\n", "sentence or caption", "question");
    assertRefused("short.csv", "query,video\na dog,dogs\na cat\n", "line 3");
    assertRefused("blank.csv", "query,video\n\"a\nb\",x\n ,dogs\n", "line 4", "empty");
    assertRefused("nothing.csv", "query,video\na dog, \n", "line 2");
    assertRefused("open.csv", "query,video\n\"a dog,dogs\n", "line 2", "not closed");
    assertRefused("quote.csv", "query,video\n\"a\" dog,dogs\n", "line 2");
    assertRefused("broken.json", "{\"sentences\": [", "broken.json");
    assertRefused("other.json", "{\"queries\": []}", "neither");
    assertRefused("number.json", "[3]", "number.json");
    assertRefused("fields.json", "[{\"query\": \"a dog\"}]", "video_id or video or expected");
    assertThatThrownBy(() -> EvaluationQueries.read(folder.resolve("absent.csv")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("absent.csv");
  }

  private void assertRefused(String name, String content, String... parts) {
    assertThatThrownBy(() -> read(name, content))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(name)
        .hasMessageContainingAll(parts);
  }
}

package io.github.clipsearch.examples.report;

import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.video.VideoDecoder;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A page with all queries, what they found and the scenes of the videos: one file with the pictures
 * inside, that can be sent to somebody. Belongs to one thread.
 */
public final class HtmlReport {
  private static final int MOST_HITS = 5;
  private static final int MOST_SCENES = 200;

  private final String title;
  private final String introduction;
  private final List<AnsweredQuery> queries;
  private final Map<VideoRecord, List<SceneRecord>> videos = new LinkedHashMap<>();
  private final Stills stills = new Stills();
  private int scenesShown;

  /**
   * Starts a page.
   *
   * @param title of the page
   * @param introduction a sentence or two below the title
   * @param queries to be shown, in order
   */
  public HtmlReport(String title, String introduction, List<AnsweredQuery> queries) {
    this.title = title;
    this.introduction = introduction;
    this.queries = List.copyOf(queries);
    for (AnsweredQuery query : queries) {
      for (VideoHit hit : shown(query)) {
        stills.want(hit.video(), hit.bestScene().time());
      }
    }
  }

  /**
   * Adds a video's scenes; of many videos the scenes that come first are shown.
   *
   * @param video the video
   * @param scenes its scenes, in order
   */
  public void add(VideoRecord video, List<SceneRecord> scenes) {
    List<SceneRecord> shown =
        scenes.subList(0, Math.min(scenes.size(), Math.max(0, MOST_SCENES - scenesShown)));
    videos.put(video, List.copyOf(shown));
    scenesShown += shown.size();
    shown.forEach(scene -> stills.want(video, scene.time()));
  }

  /**
   * Takes the pictures and writes the page.
   *
   * @param file to write; replaced if it exists
   * @param decoder opens the videos for their pictures
   * @throws IOException when the file cannot be written
   */
  public void write(Path file, VideoDecoder decoder) throws IOException {
    stills.take(decoder);
    Files.writeString(file, page());
  }

  private String page() throws IOException {
    return Html.page(
        title,
        h1(title),
        p(introduction),
        section(h2("Queries"), each(queries, this::query)),
        section(h2("Videos"), each(videos.entrySet(), e -> video(e.getKey(), e.getValue()))));
  }

  private DomContent query(AnsweredQuery query) {
    return article(
            h3(
                span("“" + query.text() + "”"),
                each(query.correct().stream().toList(), HtmlReport::verdict)),
            iff(query.hits().isEmpty(), p("No hits.")),
            div(each(shown(query), this::hit)).withClass("pictures"))
        .withClass(query.correct().map(correct -> correct ? "right" : "wrong").orElse(""));
  }

  private static DomContent verdict(boolean correct) {
    return span(correct ? "✓ found" : "✗ another scene came first").withClass("verdict");
  }

  private static List<VideoHit> shown(AnsweredQuery query) {
    return query.hits().subList(0, Math.min(MOST_HITS, query.hits().size()));
  }

  private DomContent hit(VideoHit hit) {
    SceneHit scene = hit.bestScene();
    return picture(
        hit.video(),
        scene.time(),
        String.format(Locale.ROOT, "%.3f", hit.score()),
        name(hit.video()) + " at " + TimeCode.of(scene.time()),
        "scene " + TimeCode.of(scene.start()) + " to " + TimeCode.of(scene.end()));
  }

  private DomContent video(VideoRecord video, List<SceneRecord> scenes) {
    String size =
        "%d scenes, %d frames, %s, %d × %d"
            .formatted(
                video.sceneCount(),
                video.frameCount(),
                TimeCode.of(video.duration()),
                video.width(),
                video.height());
    int left = video.sceneCount() - scenes.size();
    return article(
        h3(span(name(video)), span(size).withClass("size")),
        div(each(scenes, scene -> scene(video, scene))).withClass("pictures"),
        iff(left > 0, p("and " + left + " more scenes")));
  }

  private DomContent scene(VideoRecord video, SceneRecord scene) {
    return picture(
        video,
        scene.time(),
        "",
        TimeCode.of(scene.scene().start()) + " to " + TimeCode.of(scene.scene().end()),
        "frames " + scene.scene().startFrame() + " to " + (scene.scene().endFrame() - 1));
  }

  private DomContent picture(
      VideoRecord video, double time, String badge, String first, String second) {
    return Html.picture(
        stills.url(video, time), name(video) + " at " + TimeCode.of(time), badge, first, second);
  }

  private static String name(VideoRecord video) {
    return String.valueOf(Path.of(video.uri()).getFileName());
  }
}

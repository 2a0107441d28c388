package tw.jiean.marketplace.attachment;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The name claims a kind, and the content has to bear it out. */
class ContentSnifferTests {

  private final ContentSniffer sniffer = new ContentSniffer();

  private static final Map<String, byte[]> HONEST =
      Map.ofEntries(
          Map.entry("a.png", SampleFiles.png()),
          Map.entry("a.JPG", SampleFiles.picture("jpeg")),
          Map.entry("a.gif", SampleFiles.picture("gif")),
          Map.entry("a.bmp", SampleFiles.picture("bmp")),
          Map.entry("a.tiff", SampleFiles.picture("tiff")),
          Map.entry("a.webp", SampleFiles.bytes("RIFF$\0\0\0WEBPVP8 ", 64)),
          Map.entry(
              "a.svg", text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
          Map.entry("a.heic", SampleFiles.iso("heic")),
          Map.entry("a.avif", SampleFiles.iso("avif")),
          Map.entry("a.psd", SampleFiles.bytes("8BPS\0\u0001", 64)),
          Map.entry("a.ai", SampleFiles.pdf()),
          Map.entry("a.eps", text("%!PS-Adobe-3.0 EPSF-3.0\n")),
          Map.entry("a.pdf", SampleFiles.pdf()),
          Map.entry("a.zip", SampleFiles.zip("index.html", "run.exe")),
          Map.entry("a.7z", SampleFiles.bytes("7z\u00bc\u00af'\u001c\0\u0004", 64)),
          Map.entry("a.rar", SampleFiles.bytes("Rar!\u001a\u0007\u0001\0", 64)),
          Map.entry("a.docx", SampleFiles.docx()),
          Map.entry("a.xlsx", SampleFiles.zip("[Content_Types].xml", "xl/workbook.xml")),
          Map.entry("a.pptx", SampleFiles.zip("_rels/.rels", "ppt/presentation.xml")),
          Map.entry(
              "a.doc", SampleFiles.bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", 600)),
          Map.entry("a.rtf", text("{\\rtf1\\ansi hello}")),
          Map.entry("說明.txt", text("你好，這是說明。\n")),
          Map.entry("big5.txt", "舊系統的說明文件，用大五碼。\n".getBytes(Charset.forName("Big5"))),
          Map.entry("utf16.txt", "\ufeff說明".getBytes(UTF_16LE)),
          Map.entry("a.md", text("# 標題\n\n- 一\n- 二\n")),
          Map.entry("a.csv", text("姓名,金額\n小明,100\n")),
          Map.entry("a.json", text("{\"a\": 1}")),
          Map.entry("a.srt", text("1\n00:00:01,000 --> 00:00:02,000\n你好\n")),
          Map.entry("a.vtt", text("WEBVTT\n\n00:01.000 --> 00:02.000\n你好\n")),
          Map.entry("a.mp3", SampleFiles.bytes("ID3\u0004\0\0\0\0\0\0", 64)),
          Map.entry("a.wav", SampleFiles.bytes("RIFF$\0\0\0WAVEfmt ", 64)),
          Map.entry("a.flac", SampleFiles.bytes("fLaC\0\0\0\42", 64)),
          Map.entry("a.m4a", SampleFiles.iso("M4A ")),
          Map.entry("a.ogg", SampleFiles.bytes("OggS\0\u0002", 64)),
          Map.entry("a.mp4", SampleFiles.iso("isom")),
          Map.entry("a.mov", SampleFiles.iso("qt  ")),
          Map.entry(
              "a.webm",
              SampleFiles.bytes(
                  "\u001aE\u00df\u00a3\u0001\0\0\0\0\0\0\u001fB\u0086\u0081\u0001B\u00f7\u0081\u0001B\u00f2\u0081\u0004B\u00f3\u0081\u0008B\u0082\u0084webm",
                  80)),
          Map.entry("a.avi", SampleFiles.bytes("RIFF$\0\0\0AVI LIST", 64)),
          Map.entry("a.ttf", SampleFiles.bytes("\0\u0001\0\0\0\u0011\u0001\0\0\u0004\0\u0010", 64)),
          Map.entry("a.otf", SampleFiles.bytes("OTTO\0\u000b\0\u0080\0\u0003\0\60", 64)));

  private static final Map<String, byte[]> DISGUISED =
      Map.ofEntries(
          Map.entry("program.png", SampleFiles.exe()),
          Map.entry("program.pdf", SampleFiles.exe()),
          Map.entry("program.txt", SampleFiles.exe()),
          Map.entry("program.exe", SampleFiles.exe()),
          Map.entry("picture.exe", SampleFiles.png()),
          Map.entry("picture.pdf", SampleFiles.png()),
          Map.entry("document.png", SampleFiles.pdf()),
          Map.entry("packed.png", SampleFiles.zip("a")),
          Map.entry("random.png", SampleFiles.bytes("\u0001\u0002\u0003\u0004\u0005", 64)),
          Map.entry("random.txt", SampleFiles.bytes("\u0001\u0002\u0003\u0004\u0005", 64)),
          Map.entry("page.html", text("<!DOCTYPE html><script>alert(1)</script>")),
          Map.entry("page.txt", text("<!DOCTYPE html><html><script>alert(1)</script></html>")),
          Map.entry("page.png", text("<html><script>alert(1)</script></html>")),
          Map.entry("page.svg", text("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")),
          Map.entry("script.txt", text("#!/bin/sh\nrm -rf /\n")),
          Map.entry("script.js", text("alert(1)")),
          Map.entry("macros.docm", SampleFiles.docx()),
          Map.entry("program.jar", SampleFiles.zip("META-INF/MANIFEST.MF")),
          Map.entry("none", SampleFiles.png()),
          Map.entry(".png", SampleFiles.png()));

  @Test
  void everyKindIsTakenUnderItsName() {
    SoftAssertions all = new SoftAssertions();
    HONEST.forEach((name, content) ->
        all.assertThat(sniffer.kind(name, content))
            .as("%s, which looks like %s", name, sniffer.content(content))
            .isPresent());
    all.assertAll();
  }

  @Test
  void nothingIsTakenUnderTheNameOfAnother() {
    SoftAssertions all = new SoftAssertions();
    DISGUISED.forEach((name, content) ->
        all.assertThat(sniffer.kind(name, content))
            .as("%s, which looks like %s", name, sniffer.content(content))
            .isEmpty());
    all.assertAll();
  }

  @Test
  void anExtensionMeansOneKind() {
    for (String extension : FileKind.accepted().replace(".", "").split(",", -1)) {
      assertThat(FileKind.values())
          .filteredOn(kind -> kind.extensions().contains(extension))
          .as(extension)
          .hasSize(1);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}

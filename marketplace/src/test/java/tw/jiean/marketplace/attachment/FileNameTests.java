package tw.jiean.marketplace.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the names that browsers, and people with other programs, send. */
class FileNameTests {

  @ParameterizedTest
  @CsvSource({
    "logo.png, logo.png",
    "../../etc/passwd, passwd",
    "..\\..\\windows\\system32\\a.txt, a.txt",
    "C:\\Users\\me\\提案.pdf, 提案.pdf",
    "/absolute/路徑.zip, 路徑.zip",
    ".., file",
    "/, file",
    "' ', file",
    ".htaccess, htaccess",
    ".txt, file.txt",
    ".. .PDF, file.PDF",
    "'報價單. ', 報價單",
    "a<b>:\"c|d?e*.txt, a_b___c_d_e_.txt",
    "'two   spaces.txt', 'two spaces.txt'",
    "%22檔案%22.txt, _檔案_.txt",
    "a%0D%0Ab.txt, ab.txt",
    "100%25 %2F%20%0d.txt, 100%25 %2F%20%0d.txt"
  })
  void onlyTheNameItselfIsLeft(String sent, String cleaned) {
    assertThat(FileName.clean(sent)).isEqualTo(cleaned);
  }

  @Test
  void whatIsNotSeenOrTurnsTheDirectionIsLeftOut() {
    assertThat(FileName.clean("a\0b\r\nc\u202Egpj.exe")).isEqualTo("abcgpj.exe");
    assertThat(FileName.clean("a\u2028b\u200B.txt")).isEqualTo("ab.txt");
    assertThat(FileName.clean("\u202E.txt")).isEqualTo("file.txt");
  }

  @Test
  void aLongNameKeepsItsExtension() {
    assertThat(FileName.clean("長".repeat(300) + ".PDF")).hasSize(200).endsWith("長.pdf");
    assertThat(FileName.clean("😀".repeat(150))).hasSize(200).endsWith("😀");
    assertThat(FileName.clean("a" + "😀".repeat(150))).hasSize(199).endsWith("😀");
    assertThat(FileName.clean("x." + "y".repeat(300))).hasSize(200);
  }

  @Test
  void theExtensionIsWhatFollowsTheLastDot() {
    assertThat(FileName.extension("invoice.pdf.EXE")).isEqualTo("exe");
    assertThat(FileName.extension("README")).isEmpty();
    assertThat(FileName.extension(".png")).isEmpty();
  }
}

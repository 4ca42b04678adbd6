import {
  Archive,
  BookOpen,
  Check,
  Ellipsis,
  Files,
  Inbox,
  Info,
  Link,
  Pencil,
  Tag,
  Trash2,
} from "lucide-react";
import type { ArticleDetail } from "#contract/records.js";
import { linkTo } from "#core/quotation/link-to.js";
import { wording } from "#core/wording/wording.js";
import { runCommand } from "../../keyboard/command-handlers.ts";
import { useKeyOf } from "../../keyboard/use-command.ts";
import { moveArticles } from "../../library/change-articles.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { copyText } from "../copy-text.ts";
import { leaveArticle } from "../leave-article.ts";
import { useReaderStore } from "../state/reader-store.ts";

interface ArticleMenuProps {
  readonly detail: ArticleDetail;
}

/** What one does with an article as a whole. */
export function ArticleMenu({ detail }: ArticleMenuProps) {
  const { articleId, state, trashed } = detail;
  const store = useReaderStore();
  const words = wording.reader;
  const trashKey = useKeyOf("trash");
  return (
    <Menu
      label={words.articleMenu}
      trigger={
        <IconButton label={words.articleMenu}>
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem
        id="inbox"
        icon={<Inbox aria-hidden="true" />}
        label={wording.commands["to-inbox"]}
        isDisabled={state === "inbox"}
        onAction={() => void moveArticles({ articleIds: [articleId] }, "inbox")}
      />
      <MenuItem
        id="reading"
        icon={<BookOpen aria-hidden="true" />}
        label={wording.commands["to-reading"]}
        isDisabled={state === "reading"}
        onAction={() => void moveArticles({ articleIds: [articleId] }, "reading")}
      />
      <MenuItem
        id="done"
        icon={<Check aria-hidden="true" />}
        label={wording.commands["to-done"]}
        isDisabled={state === "done"}
        onAction={() => void moveArticles({ articleIds: [articleId] }, "done")}
      />
      <MenuItem
        id="archive"
        icon={<Archive aria-hidden="true" />}
        label={wording.commands.archive}
        chord={useKeyOf("archive")}
        isDisabled={state === "archived"}
        onAction={() => void moveArticles({ articleIds: [articleId] }, "archive")}
      />
      <MenuItem
        id="tags"
        icon={<Tag aria-hidden="true" />}
        label={words.tags}
        chord={useKeyOf("tag-article")}
        onAction={() => runCommand("tag-article")}
      />
      <MenuItem
        id="rename"
        icon={<Pencil aria-hidden="true" />}
        label={words.rename}
        onAction={() => store.setState({ dialog: "rename" })}
      />
      <MenuItem
        id="details"
        icon={<Info aria-hidden="true" />}
        label={wording.details.title}
        chord={useKeyOf("article-details")}
        onAction={() => runCommand("article-details")}
      />
      <MenuItem
        id="similar"
        icon={<Files aria-hidden="true" />}
        label={wording.commands["find-similar"]}
        chord={useKeyOf("find-similar")}
        onAction={() => runCommand("find-similar")}
      />
      <MenuItem
        id="link"
        icon={<Link aria-hidden="true" />}
        label={wording.commands["copy-link"]}
        onAction={() => void copyText(linkTo(articleId), wording.copy.did.link(1))}
      />
      {trashed ? (
        <MenuItem
          id="restore"
          icon={<Trash2 aria-hidden="true" />}
          label={wording.commands.restore}
          onAction={() => void moveArticles({ articleIds: [articleId] }, "restore")}
        />
      ) : (
        <MenuItem
          id="trash"
          icon={<Trash2 aria-hidden="true" />}
          label={wording.commands.trash}
          chord={trashKey}
          onAction={() => void leaveArticle(articleId, "trash")}
        />
      )}
    </Menu>
  );
}

/** Menus and popovers that are loaded when somebody comes near them: most pages are left without one being opened. */
"use client";

import {
  cloneElement,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
} from "react";
import { flushSync } from "react-dom";

type TriggerElement = ReactElement<HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement>; "data-state"?: string }>;

/** What the loaded part is given: it draws the trigger (`asChild`) and what belongs to it. */
export interface PopupProps {
  trigger: TriggerElement;
  open: boolean;
  onOpenChange(open: boolean): void;
}

export interface TriggerProps {
  /** A button. Until its popup is there it opens nothing, but remembers that it was pressed. */
  trigger: TriggerElement;
  /** Give both to open it from elsewhere, too. */
  open?: boolean;
  onOpenChange?(open: boolean): void;
}

/** Browsers without layout are servers. */
const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** `load` brings the module whose default is the popup; `kind` is what screen readers are told that the button opens. */
export function loadOnUse<P extends object>(
  kind: "menu" | "dialog",
  load: () => Promise<{ default: ComponentType<P & PopupProps> }>,
): ComponentType<P & TriggerProps> {
  type Popup = ComponentType<P & PopupProps>;
  let loaded: Popup | null = null;
  let loading: Promise<Popup> | null = null;
  const prepare = () =>
    (loading ??= load().then(
      (module) => (loaded = module.default),
      (error: unknown) => {
        // The server was away, or was updated: the next use tries again.
        loading = null;
        throw error;
      },
    ));

  return function LoadOnUse({ trigger, open: givenOpen, onOpenChange: givenChange, ...props }: P & TriggerProps) {
    const [{ Popup, refocus }, setPopup] = useState<{ Popup: Popup | null; refocus: boolean }>(() => ({
      ...{ Popup: loaded, refocus: false },
    }));
    const [ownOpen, setOwnOpen] = useState(false);
    const button = useRef<HTMLElement>(null);
    const pressed = useRef(false);
    const open = givenOpen ?? ownOpen;
    const setOpen = givenChange ?? setOwnOpen;
    const show = (popup: Popup) => setPopup({ Popup: popup, refocus: document.activeElement === button.current });
    const come = () =>
      // A press must end on the button that it began on: that is not drawn anew before its click, nor a moment after this look.
      prepare().then(
        (popup) => void (pressed.current || flushSync(() => show(popup))),
        () => undefined,
      );

    const latest = useRef({ show, setOpen });
    useBeforePaint(() => void (latest.current = { show, setOpen }));
    useEffect(() => {
      if (!open || Popup) return;
      prepare().then(
        (popup) => latest.current.show(popup),
        () => latest.current.setOpen(false),
      );
    }, [open, Popup]);
    // The loaded part draws the button anew.
    useBeforePaint(() => {
      if (refocus) button.current?.focus();
    }, [refocus]);

    if (Popup) {
      const own = { trigger: cloneElement(trigger, { ref: button }), open, onOpenChange: setOpen };
      return <Popup {...(props as unknown as P)} {...own} />;
    }
    return cloneElement(trigger, {
      ref: button,
      "aria-haspopup": kind,
      "aria-expanded": open,
      "data-state": "closed",
      // A finger comes and presses at once.
      onPointerEnter: ({ pointerType }) => void (pointerType === "touch" ? prepare().catch(() => undefined) : come()),
      onFocus: () => void come(),
      // Until the click: a finger leaves before it. Of a press that ends elsewhere nothing is lost, as the next click loads it, too.
      onPointerDown: () => void (pressed.current = true),
      onClick: () => {
        pressed.current = false;
        setOpen(true);
      },
    });
  };
}
